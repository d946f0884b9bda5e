package submission_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/submission"
)

// Whatever lies in the folder is either refused, at a place that exists, or text
// that a reader sees as it is.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"", text, "\ufeff" + text, "package race\r\n", "package race\r", "\xff\xfe", "// \u202e\n", "var a\u200bb int\n",
		"// \x1b[2J", "\u2028", "// für ⚠️\n", "\U000e0041", strings.Repeat("x", submission.MaxBytes+1),
	} {
		f.Add([]byte(seed))
	}
	dir, root := f.TempDir(), f.TempDir()
	folder := filepath.Join(dir, "01-race")
	require.NoError(f, os.MkdirAll(folder, 0o755), "make the folder")
	require.NoError(f, os.MkdirAll(filepath.Join(root, "exercises", "01-race"), 0o755), "make the course")
	f.Fuzz(func(t *testing.T, content []byte) {
		require.NoError(t, os.WriteFile(filepath.Join(folder, "race.go"), content, 0o644), "write the file")
		sub, err := submission.Read(root, dir, []grader.Exercise{race})
		require.NoError(t, err, "Read of %q", content)
		file := sub.Files["01-race"]
		if file.Refused != nil {
			lines := 1 + strings.Count(string(content), "\n")
			assert.Nil(t, file.Source, "source of what is refused")
			assert.True(t, file.Refused.Line <= lines && file.Refused.Message != "", "refusal %+v of %d lines", file.Refused, lines)
			return
		}
		assert.True(t, utf8.Valid(file.Source) && len(file.Source) <= submission.MaxBytes, "accepted %q", file.Source)
		for _, r := range strings.ReplaceAll(string(file.Source), "\r\n", "\n") {
			plain := r == '\n' || r == '\t' || !unicode.IsControl(r) && !unicode.In(r, unicode.Cf, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
			assert.True(t, plain, "accepted %U", r)
		}
	})
}
