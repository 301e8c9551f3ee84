"""Statements of reasons: Articles 16, 17, 20 and 24(5), and what the DSA Transparency Database takes."""
