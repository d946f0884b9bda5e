package pipeline

import (
	"path/filepath"
	"runtime/debug"
	"time"

	"interleave/grader"
)

// blank is a result before the first exercise.
func (g *grading) blank(sub grader.Submission) *grader.Result {
	missing := g.builder.Toolchain.NoRaceDetector()
	r := &grader.Result{
		Schema:     grader.SchemaV1,
		Submission: grader.SubmissionInfo{Path: g.Submission, Files: make(map[string]string), Paths: make(map[string]string)},
		Grader:     g.info(),
		Exercises:  []grader.ExerciseResult{},
		Notes:      append([]grader.Note{}, sub.Notes...),
	}
	for id, file := range sub.Files {
		if file.SHA256 != "" {
			r.Submission.Files[id] = file.SHA256
		}
		if below, err := filepath.Rel(g.Submission, file.Path); file.Path != "" && err == nil && filepath.IsLocal(below) {
			r.Submission.Paths[id] = filepath.ToSlash(below)
		}
	}
	if missing != "" {
		r.Notes = append(r.Notes, grader.Note{Kind: "no-race-detector", Message: missing})
	}
	return r
}

// info says who grades.
func (g *grading) info() grader.Info {
	tools := g.builder.Toolchain
	return grader.Info{
		Version: version(), Go: tools.GOVERSION, Suite: g.suite,
		RaceDetector: tools.NoRaceDetector() == "", Sandbox: g.box.Tier().String(),
	}
}

// version is the grader's own, as Go's build put it into the program.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}

func timing(began time.Time, wall, building, running time.Duration) grader.Timing {
	return grader.Timing{
		StartedAt: began.UTC().Format(time.RFC3339),
		WallMS:    wall.Milliseconds(),
		BuildMS:   building.Milliseconds(),
		RunMS:     running.Milliseconds(),
	}
}
