from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(path for path in (ROOT / "script").iterdir() if path.is_file())
PYTHON_FOLDERS = ("config", "geodata", "directory", "matching", "api", "frontend", "bench", "tests")
