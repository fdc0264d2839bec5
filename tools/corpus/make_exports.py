"""Writes the cases of one framework's exporters: `make_exports.py torch [WORD ...]`."""

import importlib
import sys

import make

if __name__ == "__main__":
    framework, *words = sys.argv[1:]
    make.main([importlib.import_module(f"exports.{framework}_exports")], words)
