"""What schemathesis needs to know beyond the API's description: values of its formats, and rules that JSON Schema has no words for."""

import json
import re
from urllib.parse import quote, unquote

import schemathesis
from hypothesis import strategies as st
from schemathesis.openapi.checks import AllowHeaderMismatch, RejectedPositiveData

segments = st.text("abcxyzABC0123456789-_~é", min_size=1, max_size=12)
paths = st.lists(segments, min_size=1, max_size=3).map("/".join)
hosts = st.sampled_from(["a.example", "b.c.example:8443", "[::1]", "localhost:1", "ü.example", "10.0.0.1"])
addresses = st.builds(
    "{}{}{}".format,
    hosts,
    st.one_of(st.just(""), paths.map("/{}".format)),
    st.sampled_from(["", "?a=b%20c", "#d", "?e[]={f}|g"]),
)

schemathesis.openapi.format("asset-path", st.one_of(paths, paths.map("/{}".format), paths.map("/{}/".format)))
schemathesis.openapi.format("whatwg-url", st.builds("{}://{}".format, st.sampled_from(["http", "HTTPS"]), addresses))
schemathesis.openapi.format("url-template", st.builds("https://{}".format, addresses.filter(lambda address: "{" not in address)))
schemathesis.openapi.format("uri", st.sampled_from(["https://a.example", "https://b.example:8443/c%20d?e=f#g", "https://[::1]/"]))
# All others are made by the registry.
schemathesis.openapi.format("cursor", st.just(""))


@schemathesis.deserializer("application/x-ndjson")
def json_lines(context, response):
    """The description is of one line."""
    lines = [json.loads(line) for line in response.text.splitlines()]
    return lines[0] if lines else None


MAX_NAME_LENGTH = 200


@schemathesis.hook
def before_call(context, case, kwargs):
    """Makes right what is right by itself, but not together."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    body, query, path = case.body, case.query or {}, case.path_parameters or {}
    if isinstance(body, dict):
        # An update repeats what its address names. Of a version the address follows the body, whose rules are the stricter ones.
        if "path" in path and "path" in body:
            body["path"] = unquote(path["path"])
        for name in {"name", "version"} & path.keys() & body.keys():
            encoded = quote(body[name], safe="")
            # schemathesis would measure it as it is encoded.
            if len(encoded) <= MAX_NAME_LENGTH:
                path[name] = encoded
        # Two spellings of a member must not contradict each other.
        for name in body:
            other = "name" if name == "server_name" else re.sub(r"_([a-z])", lambda match: match[1].upper(), name)
            if other in body:
                body[name] = body[other]
    if query.get("updated_since") and str(query.get("include_deleted")).lower() == "false":
        del query["include_deleted"]


# Refusals by rules that JSON Schema cannot say, as the registry words them.
BEYOND_SCHEMA = re.compile(
    r"cursor must be the nextCursor of an earlier page"
    r"|\S+ must not repeat the name of the argument"
    r"|\S+ has variables that are defined nowhere.*"
    r"|No changes to apply:.*"
    r"|/(name|version) must be the (name|version) in the path: it cannot be changed"
    r"|\S+ must not hold a secret: .*"
    r"|/path is needed: none can be made of the name"
    r"|\S+ is the placeholder of a secret that this asset does not have.*"
    # What counts as one differs by version of Unicode.
    r"|/version must not have control characters"
    r"|\S* must not have a member __proto__ or constructor.prototype"
)

# JSON in the text of a form.
WITHIN_FORM = re.compile(r"/\w+ must be (an object|a list)\b.*")

# By their pattern, paths of assets may be "register" or begin with "edit/": the methods of such a path are at these, too.
AMBIGUOUS = {"/api/agents/register", "/api/servers/register", "/api/servers/edit/{path}"}


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Leaves out what is no failure."""
    if isinstance(failure, AllowHeaderMismatch):
        return case.path not in AMBIGUOUS
    if not isinstance(failure, RejectedPositiveData):
        return True
    is_form = case.media_type == "application/x-www-form-urlencoded"
    return not all(
        BEYOND_SCHEMA.fullmatch(reason) or (is_form and WITHIN_FORM.fullmatch(reason)) for reason in reasons(response.json())
    )


def reasons(problem):
    errors = problem.get("errors")
    return [f"{error['pointer']} {error['message']}" for error in errors] if errors else [problem["detail"]]
