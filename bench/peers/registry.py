"""A registry as one would write it with FastAPI and httpx: a token, the gate, a durable insert for each registration.

Usage: registry.py PORT TOKEN_URL GATE_URL DATABASE_FILE. A client is made anew for each call.
"""

import json
import sqlite3
import sys

import httpx
import uvicorn
from fastapi import FastAPI, Header, HTTPException
from pydantic import BaseModel, ConfigDict

PORT, TOKEN_URL, GATE_URL, FILE = sys.argv[1:5]
KEYS = {"peer-key"}

database = sqlite3.connect(FILE, check_same_thread=False, isolation_level=None)
database.execute("pragma journal_mode = wal")
database.execute("pragma synchronous = full")
database.execute("create table assets (path text primary key, card text)")

app = FastAPI()


class Agent(BaseModel):
    model_config = ConfigDict(extra="allow")
    name: str
    description: str
    url: str
    version: str
    path: str


@app.post("/api/agents/register", status_code=201)
async def register(agent: Agent, authorization: str = Header()):
    if authorization.removeprefix("Bearer ") not in KEYS:
        raise HTTPException(401)
    card = agent.model_dump()
    async with httpx.AsyncClient(timeout=120) as client:
        answer = await client.post(
            TOKEN_URL,
            data={"grant_type": "client_credentials", "client_id": "registry", "client_secret": "a-secret-of-some-forty-characters-length"},
        )
    if answer.status_code != 200:
        raise HTTPException(503)
    async with httpx.AsyncClient(timeout=120) as client:
        decision = await client.post(
            GATE_URL,
            json={"asset_type": "agent", "operation": "register", "source_api": "/api/agents/register", "registration_payload": card, "request_headers": {}},
            headers={"Authorization": f"Bearer {answer.json()['access_token']}"},
        )
    if decision.status_code != 200:
        raise HTTPException(403)
    database.execute("insert into assets (path, card) values (?, ?)", (card["path"], json.dumps(card)))
    return {"message": "agent registered", "agent": card}


uvicorn.run(app, host="127.0.0.1", port=int(PORT), log_level="warning")
