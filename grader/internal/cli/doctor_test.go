package cli

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader/internal/doctor"
	"interleave/grader/internal/sandbox"
)

func TestDoctorCommand(t *testing.T) {
	fine := doctor.Finding{What: "Go", State: doctor.Fine, Says: "go1.26.0 on linux/amd64"}
	tests := map[string]struct {
		findings []doctor.Finding
		err      error
		want     int
		text     string
	}{
		"all is there": {
			[]doctor.Finding{fine},
			nil, ExitOK,
			"Go              ok      go1.26.0 on linux/amd64\n\ngrading is as strong here as it can be\n",
		},
		"something beside it is not": {
			[]doctor.Finding{{What: "make", State: doctor.Absent, Says: "there is none", Remedy: "install it"}},
			nil, ExitOK,
			"make            absent  there is none\n                        to do: install it\n\ngrading is as strong here as it can be\n",
		},
		"something makes it weaker": {
			[]doctor.Finding{fine, {What: "sandbox", Says: "there is only the last of the three boxes that one would have", Remedy: "use another machine"}},
			nil, ExitBelow,
			"Go              ok      go1.26.0 on linux/amd64\n" +
				"sandbox         weaker  there is only the last of the three boxes that one would\n" +
				"                        have\n" +
				"                        to do: use another machine\n\n" +
				"what is missing makes grading weaker here, or impossible\n",
		},
		"it could not be carried out": {nil, errors.New("no room"), ExitBroken, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got doctor.Doctor
			s := stages{examine: func(_ context.Context, d doctor.Doctor) ([]doctor.Finding, error) {
				got = d
				d.Told("looking")
				return tt.findings, tt.err
			}}
			code, stdout, stderr := typed(t.Context(), s, "-tier", "2", "doctor")
			assert.Equal(t, tt.want, code, "exit code of doctor")
			assert.Equal(t, tt.text, stdout, "stdout of doctor")
			assert.Contains(t, stderr, "looking\n", "stderr of doctor")
			assert.Equal(t, sandbox.Restricted, got.Tier, "tier")
		})
	}
}
