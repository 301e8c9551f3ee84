"""Small things about obligations, due dates and enterprises that only mutated code showed to be untested."""
