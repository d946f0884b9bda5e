package cli

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/report"
)

// classroom is what Classroom 50's runner says in the environment.
func classroom() report.Classroom {
	return report.Classroom{
		Classroom:      os.Getenv("CLASSROOM"),
		Assignment:     os.Getenv("ASSIGNMENT"),
		AssignmentType: cmp.Or(os.Getenv("ASSIGNMENT_TYPE"), "individual"),
		Owner:          cmp.Or(os.Getenv("OWNER"), os.Getenv("GITHUB_REPOSITORY_OWNER")),
		Submission:     os.Getenv("SUBMISSION_TAG"),
		Commit:         os.Getenv("COMMIT_URL"),
		Release:        os.Getenv("RELEASE_URL"),
		Review:         os.Getenv("REVIEW_URL"),
	}
}

func classroom50(w io.Writer, r *grader.Result) error {
	return report.Classroom50(w, r, classroom())
}

// knowsClassroom refuses to write a file that Classroom 50 would refuse to read.
func knowsClassroom() error {
	c := classroom()
	var missing []string
	for _, v := range []struct{ name, value string }{
		{"CLASSROOM", c.Classroom},
		{"ASSIGNMENT", c.Assignment},
		{"OWNER", c.Owner},
		{"SUBMISSION_TAG", c.Submission},
		{"COMMIT_URL", c.Commit},
		{"RELEASE_URL", c.Release},
	} {
		if v.value == "" {
			missing = append(missing, v.name)
		}
	}
	hint := "Classroom 50's runner sets them; elsewhere, take -json"
	switch {
	case len(missing) > 0:
		return &usageError{"-classroom50 needs in the environment: " + strings.Join(missing, ", "), hint}
	case !strings.HasPrefix(c.Submission, "submit/"):
		return &usageError{fmt.Sprintf("SUBMISSION_TAG is %q, which does not begin with submit/", c.Submission), hint}
	case c.AssignmentType != "individual" && c.AssignmentType != "group":
		return &usageError{fmt.Sprintf("ASSIGNMENT_TYPE is %q, which is neither individual nor group", c.AssignmentType), hint}
	}
	return nil
}
