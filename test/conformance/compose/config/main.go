// What Docker's own loader of compose files makes of one: "docker compose config --format json" without the rest of Docker.
//
//	compose-config [-env-file FILE]... [-profile NAME]... FILE
package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/compose-spec/compose-go/v2/cli"
)

type list []string

func (l *list) String() string { return fmt.Sprint(*l) }

func (l *list) Set(value string) error {
	*l = append(*l, value)
	return nil
}

func config() ([]byte, error) {
	var envFiles, profiles list
	flag.Var(&envFiles, "env-file", "instead of the .env beside the compose file")
	flag.Var(&profiles, "profile", "a profile to enable")
	flag.Parse()
	// In the order of docker compose: the environment, then the .env file.
	options, err := cli.NewProjectOptions(flag.Args(),
		cli.WithOsEnv,
		cli.WithEnvFiles(envFiles...),
		cli.WithDotEnv,
		cli.WithProfiles(profiles),
	)
	if err != nil {
		return nil, err
	}
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return nil, err
	}
	return project.MarshalJSON()
}

func main() {
	output, err := config()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(string(output))
}
