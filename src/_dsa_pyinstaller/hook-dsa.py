"""What a frozen application needs of ``dsa``: its data, and the modules that it loads by name when they are first used.

Columns, pictures and tests bring packages of their own: an application that imports them by name takes them along.
"""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

_BY_NAME = ("dsa.frames", "dsa.plots", "dsa.testing", "dsa.translations")

datas = collect_data_files("dsa", excludes=["**/*.po", "**/*.pot"])
hiddenimports = collect_submodules("dsa", filter=lambda name: not name.startswith(_BY_NAME))
