module registration-gate/conformance/mcp/decode

go 1.26.0

require github.com/modelcontextprotocol/registry v1.8.8
