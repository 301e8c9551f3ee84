"""Statements of reasons: Articles 16, 17, 20 and 24(5), and what the DSA Transparency Database takes.

- ``statement``, ``restrictions``, ``decisions``, ``content``, ``redress``: a statement and its parts (Article 17)
- ``owed``: whether one is owed, and by when
- ``recipient_text``: the text for the recipient
- ``notices``: notices (Article 16) and complaints (Article 20)
- ``fields``, ``database``, ``payloads``, ``batches``, ``surprises``, ``unknown_keys``, ``places``: what the
  database takes (Article 24(5))
"""


def __dir__() -> list[str]:
    return [
        "batches",
        "content",
        "database",
        "decisions",
        "fields",
        "notices",
        "owed",
        "payloads",
        "places",
        "recipient_text",
        "redress",
        "restrictions",
        "statement",
        "surprises",
        "unknown_keys",
    ]
