package roster_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/class/roster"
)

func TestABadLineCostsItsOwnStudentOnly(t *testing.T) {
	tests := map[string]struct {
		lines    []string
		ids      []string
		problems []string // in full
	}{
		"a line too short": {
			[]string{"id,name,source", "a,Ann,a", "b,Bo", "c,Cy,c"},
			[]string{"a", "c"},
			[]string{"roster.csv:3: has 2 cells, but there are 3 columns"},
		},
		"one id twice": {
			[]string{"id,source", "a,x", "b,y", "a,z"},
			[]string{"a", "b"},
			[]string{`roster.csv:4: id "a" is on line 2 already, which counts`},
		},
		"no id": {
			[]string{"id,source", ",x", "b,y"},
			[]string{"b"},
			[]string{"roster.csv:2: has no id"},
		},
		"no source": {
			[]string{"id,source", "a,", "b,y"},
			[]string{"b"},
			[]string{`roster.csv:2: "a" has no source`},
		},
		"a quote that never closes": {
			[]string{"id,name,source", `a,"Ann,a`, "b,Bo,b", "c,Cy,c"},
			[]string{"b", "c"},
			[]string{`roster.csv:2: extraneous or missing " in quoted-field`},
		},
		"a quote that a later line closes": {
			[]string{"id,name,source", `a,"Ann,a`, `b,"Bo",b`, "c,Cy,c"},
			[]string{"b", "c"},
			[]string{`roster.csv:2: extraneous or missing " in quoted-field`},
		},
		"bytes that are no text": {
			[]string{"id,name,source", "a,J\xf6rg,a", "b,Bo,b"},
			[]string{"b"},
			[]string{`roster.csv:2: column "name" is not UTF-8; save the roster as "CSV UTF-8"`},
		},
		"no header": {
			[]string{"a,Ann,a", "b,Bo,b"},
			nil,
			[]string{`roster.csv:1: names no column "id" and "source"; the first line is: id,name,email,source,section,due,username`},
		},
		"nothing": {
			nil, nil,
			[]string{"roster.csv: is empty; its first line names the columns: id,name,email,source,section,due,username"},
		},
		"a due date in words": {
			[]string{"id,source,due", "a,x,soon", "b,y,2026-11-30"},
			[]string{"b"},
			[]string{`roster.csv:2: due "soon" is no date; write 2026-11-30T23:59:00+01:00, or 2026-11-30 for the end of that day in UTC`},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			students, problems := roster.Parse("roster.csv", []byte(strings.Join(tt.lines, "\n")))
			var ids, says []string
			for _, s := range students {
				ids = append(ids, s.ID)
			}
			for _, p := range problems {
				says = append(says, p.String())
			}
			assert.Equal(t, tt.ids, ids, "students of %q", tt.lines)
			assert.Equal(t, tt.problems, says, "problems of %q", tt.lines)
		})
	}
}

func TestWhatSpreadsheetsWriteIsRead(t *testing.T) {
	text := "\ufeffID;Name;Source;Room;Due\r\n7;\"Lee; Kim\nJun\";kim.zip;B 12;2026-11-30\r\n8;;8;;2026-12-01T12:00:00+01:00\r\n"
	students, problems := roster.Parse("roster.csv", []byte(text))
	require.Empty(t, problems, "problems")
	require.Len(t, students, 2, "students")
	assert.Equal(t, roster.Student{
		ID: "7", Name: "Lee; Kim\nJun", Source: "kim.zip", Extra: []roster.Field{{Name: "Room", Value: "B 12"}},
		Due: time.Date(2026, 11, 30, 23, 59, 59, 0, time.UTC),
	}, students[0], "a quoted name, an extra column, a day")
	assert.Equal(t, "8", students[1].Name, "the name of somebody without one")
	assert.Equal(t, time.Date(2026, 12, 1, 11, 0, 0, 0, time.UTC), students[1].Due, "a time with its zone")
}

func TestWithoutARosterEveryFolderIsAStudent(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"bo", "ann", ".git"} {
		require.NoError(t, os.Mkdir(filepath.Join(dir, name), 0o755), "make %s", name)
	}
	r, err := roster.Open(dir)
	require.NoError(t, err, "Open")
	require.Len(t, r.Students, 2, "students")
	assert.Equal(t, "ann", r.Students[0].ID, "first student")
	_, err = roster.Open(filepath.Join(dir, "bo"))
	assert.ErrorContains(t, err, "holds neither roster.csv nor a folder", "an empty folder")
}

func TestShardsShareNobodyAndForgetNobody(t *testing.T) {
	var all roster.Roster
	for i := range 10 {
		all.Students = append(all.Students, roster.Student{ID: string(rune('a' + i)), Position: i})
	}
	seen := make(map[string]int)
	for i := range 3 {
		for _, s := range all.Shard(i+1, 3).Students {
			seen[s.ID]++
		}
	}
	assert.Len(t, seen, 10, "students in all shards together")
	for id, times := range seen {
		assert.Equal(t, 1, times, "shards that hold %s", id)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("id,name,source\na,\"Ann\nB\",a\nb,\"x,b\n"))
	f.Add([]byte("id;source\n1;x\n\n2;y"))
	f.Fuzz(func(t *testing.T, text []byte) {
		students, problems := roster.Parse("roster.csv", text)
		seen := make(map[string]bool)
		for i, s := range students {
			assert.NotEmpty(t, s.ID, "id of student %d", i)
			assert.NotEmpty(t, s.Source, "source of %q", s.ID)
			assert.False(t, seen[s.ID], "%q is there twice", s.ID)
			assert.Equal(t, i, s.Position, "position of %q", s.ID)
			seen[s.ID] = true
		}
		assert.LessOrEqual(t, len(problems), 1+strings.Count(string(text), "\n")+1, "problems, at most one a line")
	})
}
