// Decodes answers of the official MCP registry API with the types of its own module, unknown fields refused.
// One answer a line on stdin: {"shape": "list" | "server" | "status", "body": {...}}. One line for each on stdout:
// {"value": ...}, what the types hold, or {"error": "..."}.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"

	apiv0 "github.com/modelcontextprotocol/registry/pkg/api/v0"
)

type answer struct {
	Shape string          `json:"shape"`
	Body  json.RawMessage `json:"body"`
}

// allVersions is UpdateAllVersionsStatusResponse of internal/api/handlers/v0, which other modules cannot import.
type allVersions struct {
	UpdatedCount int                    `json:"updatedCount"`
	Servers      []apiv0.ServerResponse `json:"servers"`
}

func decode(line []byte) (any, error) {
	var given answer
	if err := json.Unmarshal(line, &given); err != nil {
		return nil, err
	}
	shapes := map[string]any{"list": &apiv0.ServerListResponse{}, "server": &apiv0.ServerResponse{}, "status": &allVersions{}}
	value, known := shapes[given.Shape]
	if !known {
		return nil, fmt.Errorf("no shape %q", given.Shape)
	}
	decoder := json.NewDecoder(bytes.NewReader(given.Body))
	decoder.DisallowUnknownFields()
	return value, decoder.Decode(value)
}

func main() {
	input := bufio.NewScanner(os.Stdin)
	input.Buffer(nil, 64<<20)
	output := json.NewEncoder(os.Stdout)
	output.SetEscapeHTML(false)
	for input.Scan() {
		value, err := decode(input.Bytes())
		result := map[string]any{"value": value}
		if err != nil {
			result = map[string]any{"error": err.Error()}
		}
		if err := output.Encode(result); err != nil {
			panic(err)
		}
	}
	if err := input.Err(); err != nil {
		panic(err)
	}
}
