"""Runs a script as C# contestants are run, with the program as an argument: as_program.py FOLDER PROGRAM VARIANT SETTINGS."""

import os
import runpy
import sys

folder, program = sys.argv[1:3]
sys.argv = sys.argv[2:]
runpy.run_path(os.path.join(folder, program + ".py"), run_name="__main__")
