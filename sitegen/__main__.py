"""Run sitegen as `python -m sitegen`."""

from sitegen.cli import run

if __name__ == "__main__":
    run()
