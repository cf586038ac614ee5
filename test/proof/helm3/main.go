// Computes the values that a chart's templates see, by Helm 3's own packages, the way that `helm template` takes
// (cmd/helm/install.go, pkg/action/install.go). Reads one case a line, answers one line each.
package main

import (
	"bufio"
	"encoding/json"
	"io"
	"log"
	"os"

	"helm.sh/helm/v3/pkg/action"
	"helm.sh/helm/v3/pkg/chart/loader"
	"helm.sh/helm/v3/pkg/chartutil"
	"helm.sh/helm/v3/pkg/cli"
	"helm.sh/helm/v3/pkg/cli/values"
	"helm.sh/helm/v3/pkg/getter"
)

// A case: a folder that holds the chart in chart/ and the files that the arguments name.
type testCase struct {
	Dir        string   `json:"dir"`
	Values     []string `json:"values"`
	SetJSON    []string `json:"setJson"`
	Set        []string `json:"set"`
	SetString  []string `json:"setString"`
	SetFile    []string `json:"setFile"`
	SetLiteral []string `json:"setLiteral"`
}

// What came out: values, or the stage that refused.
type answer struct {
	Values  any    `json:"values,omitempty"`
	Refused string `json:"refused,omitempty"`
}

func main() {
	log.SetOutput(io.Discard)
	providers := getter.All(cli.New())
	input := json.NewDecoder(bufio.NewReader(os.Stdin))
	output := json.NewEncoder(os.Stdout)
	for {
		var one testCase
		if err := input.Decode(&one); err == io.EOF {
			return
		} else if err != nil {
			fail(err)
		}
		if err := os.Chdir(one.Dir); err != nil {
			fail(err)
		}
		if err := output.Encode(compute(one, providers)); err != nil {
			fail(err)
		}
	}
}

func compute(one testCase, providers getter.Providers) (result answer) {
	defer func() {
		if recover() != nil {
			result = answer{Refused: "panic"}
		}
	}()
	options := values.Options{
		ValueFiles:    one.Values,
		JSONValues:    one.SetJSON,
		Values:        one.Set,
		StringValues:  one.SetString,
		FileValues:    one.SetFile,
		LiteralValues: one.SetLiteral,
	}
	user, err := options.MergeValues(providers)
	if err != nil {
		return answer{Refused: "sources"}
	}
	chart, err := loader.Load("chart")
	if err != nil {
		return answer{Refused: "chart"}
	}
	if err := action.CheckDependencies(chart, chart.Metadata.Dependencies); err != nil {
		return answer{Refused: "missing dependency"}
	}
	if err := chartutil.ProcessDependenciesWithMerge(chart, user); err != nil {
		return answer{Refused: "dependencies"}
	}
	render, err := chartutil.ToRenderValues(chart, user, chartutil.ReleaseOptions{}, nil)
	if err != nil {
		return answer{Refused: "values"}
	}
	return answer{Values: render["Values"]}
}

func fail(err error) {
	os.Stderr.WriteString(err.Error() + "\n")
	os.Exit(1)
}
