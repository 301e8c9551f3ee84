"""From the packaged files to objects: what is read, what supports it, and how the pieces are joined."""


def __dir__() -> list[str]:
    return ["cases", "common_files", "evidence", "files", "index", "objects", "store"]
