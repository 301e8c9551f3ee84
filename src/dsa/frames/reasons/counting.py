"""placeholder"""


def statement_counts(): ...
