package course

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"interleave/grader"
)

// limits is the table [limits] of a manifest. Every key must be there: a
// default would be a limit that no manifest shows.
type limits struct {
	Schedules     int    `toml:"schedules"`
	RaceSchedules int    `toml:"race_schedules"`
	Steps         int    `toml:"steps"`
	CPU           string `toml:"cpu"`
	Wall          string `toml:"wall"`
	Memory        string `toml:"memory"`
	Output        string `toml:"output"`
}

func (l limits) parse() (grader.Limits, error) {
	parsed := grader.Limits{Schedules: l.Schedules, RaceSchedules: l.RaceSchedules, Steps: l.Steps}
	switch {
	case l.Schedules < 1:
		return parsed, fmt.Errorf("limits.schedules: must be at least 1")
	case l.RaceSchedules < 1:
		return parsed, fmt.Errorf("limits.race_schedules: must be at least 1")
	case l.Steps < 1:
		return parsed, fmt.Errorf("limits.steps: must be at least 1")
	}
	var err error
	if parsed.CPU, err = duration(l.CPU); err != nil {
		return parsed, fmt.Errorf("limits.cpu: %w", err)
	}
	if parsed.Wall, err = duration(l.Wall); err != nil {
		return parsed, fmt.Errorf("limits.wall: %w", err)
	}
	if parsed.Memory, err = size(l.Memory); err != nil {
		return parsed, fmt.Errorf("limits.memory: %w", err)
	}
	if parsed.Output, err = size(l.Output); err != nil {
		return parsed, fmt.Errorf("limits.output: %w", err)
	}
	return parsed, nil
}

func duration(text string) (time.Duration, error) {
	d, err := time.ParseDuration(text)
	if err != nil || d <= 0 {
		return 0, fmt.Errorf("%q is no time such as \"60s\"", text)
	}
	return d, nil
}

// units are powers of two only: "GB" would leave open which of the two is meant.
var units = map[string]int64{"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}

func size(text string) (int64, error) {
	for unit, bytes := range units {
		number, ok := strings.CutSuffix(text, unit)
		if !ok {
			continue
		}
		n, err := strconv.ParseInt(number, 10, 64)
		if err == nil && n > 0 && n < 1<<20 {
			return n * bytes, nil
		}
	}
	return 0, fmt.Errorf("%q is no size such as \"1GiB\" or \"64KiB\"", text)
}
