"""Reports become PDF. The only importer of reportlab.

reportlab runs `.reportlab_mods` and `.reportlab_settings` of the user's home folder, and modules of those names
wherever Python finds them, when it is imported. Where such modules are loaded it looks no further: empty ones.
"""

import sys
from types import ModuleType

for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))
