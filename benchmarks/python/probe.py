"""Says as JSON which Python this is and which of the modules named as arguments it has: {"python": "3.11.2", "numpy": "1.24.2", "pandas": null}."""

import importlib
import json
import platform
import sys

found = {"python": platform.python_version()}
for name in sys.argv[1:]:
    try:
        module = importlib.import_module(name)
    except ImportError:
        found[name] = None
    else:
        found[name] = getattr(module, "__version__", "unknown")
print(json.dumps(found))
