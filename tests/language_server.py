"""The YAML language server that editors run, spoken to as they do: LSP over standard input and output."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright._impl._driver import compute_driver_executable

ROOT = Path(__file__).parents[1]
SERVER = ROOT / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
CURE = "No language server: npm install --no-package-lock --ignore-scripts (make test does it)."
PATIENCE = 60
Message = dict[str, Any]


class LanguageServer:
    """A server for a folder that holds .vscode/settings.json, in an editor that speaks Japanese."""

    def __init__(self, root: Path) -> None:
        """Start it and shake hands."""
        self.root = root
        self.settings = json.loads((root / ".vscode" / "settings.json").read_text("utf-8"))
        self.process = subprocess.Popen(  # noqa: S603 - a program of a package we depend on
            [compute_driver_executable()[0], str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"NODE_OPTIONS": ""},
        )
        self.answers: dict[int, queue.Queue[Message]] = {}
        self.diagnostics: queue.Queue[Message] = queue.Queue()
        self.count = 0
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        folder = {"uri": root.as_uri(), "name": "records"}
        self.ask(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "locale": "ja",
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "hover": {"contentFormat": ["markdown"]},
                        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                    },
                },
            },
        )
        self.tell("initialized", {})

    def close(self) -> None:
        """Let it end by itself."""
        self.ask("shutdown", None)
        self.tell("exit", None)
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout):
            if stream:
                stream.close()

    def ask(self, method: str, parameters: object) -> Any:  # noqa: ANN401 - whatever it answers
        """Return the answer to a request."""
        self.count += 1
        box = self.answers[self.count] = queue.Queue()
        self._send({"id": self.count, "method": method, "params": parameters})
        answer = box.get(timeout=PATIENCE)
        assert "error" not in answer, answer
        return answer["result"]

    def tell(self, method: str, parameters: object) -> None:
        """Send a notification."""
        self._send({"method": method, "params": parameters})

    def open(self, name: str, text: str) -> tuple[str, list[Message]]:
        """Open a file with a text; return its address and what is wrong with it."""
        return (self.root / name).as_uri(), self.open_all({name: text})[name]

    def open_all(self, texts: Mapping[str, str]) -> dict[str, list[Message]]:
        """Open files with their texts, all at once; return what is wrong with each."""
        names = {(self.root / name).as_uri(): name for name in texts}
        for uri, name in names.items():
            document = {"uri": uri, "languageId": "yaml", "version": 1, "text": texts[name]}
            self.tell("textDocument/didOpen", {"textDocument": document})
        found: dict[str, list[Message]] = {}
        while len(found) < len(names):
            told = self.diagnostics.get(timeout=PATIENCE)
            if told["uri"] in names:
                found[names[told["uri"]]] = told["diagnostics"]
        return found

    def at(self, method: str, uri: str, line: int, character: int) -> Any:  # noqa: ANN401 - as `ask`
        """Return what the server says of a place, lines and characters from 0."""
        where = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        return self.ask(f"textDocument/{method}", where)

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _read(self) -> None:
        """Take what the server sends: answers, diagnostics, and its questions, which are answered at once."""
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1]) if header.lower().startswith(b"content-length") else None
            while stream.readline().strip():
                pass
            message = json.loads(stream.read(length or 0))
            if "method" not in message:
                self.answers[message["id"]].put(message)
            elif "id" in message:
                self._send({"id": message["id"], "result": self._answer(message)})
            elif message["method"] == "textDocument/publishDiagnostics":
                self.diagnostics.put(message["params"])

    def _answer(self, message: Message) -> object:
        """Return the settings that the server asks for, as an editor reads them from the folder."""
        if message["method"] != "workspace/configuration":
            return None
        return [self._section(item.get("section", "")) for item in message["params"]["items"]]

    def _section(self, name: str) -> object:
        return {
            key.removeprefix(f"{name}."): value
            for key, value in self._nested().items()
            if key.startswith(f"{name}.")
        } | self._nested().get(name, {})

    def _nested(self) -> dict[str, Any]:
        """Return the settings with dotted names as groups, too."""
        groups: dict[str, Any] = {}
        for key, value in self.settings.items():
            parts = key.split(".")
            if key.startswith("[") or len(parts) == 1:
                continue
            inner = groups.setdefault(parts[0], {})
            for part in parts[1:-1]:
                inner = inner.setdefault(part, {})
            inner[parts[-1]] = value
        return groups
