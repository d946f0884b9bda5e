package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"text/tabwriter"
	"time"
)

// A row compares what we do with what one would do instead, if there is anything.
type row struct {
	What    string    `json:"what"`
	Unit    string    `json:"unit"`
	Ours    []float64 `json:"ours"`
	Against string    `json:"against"`
	Theirs  []float64 `json:"theirs"`
}

func (r *row) add(ours, theirs float64) {
	r.Ours, r.Theirs = append(r.Ours, ours), append(r.Theirs, theirs)
}

type table struct{ rows []row }

func (t *table) add(r row) { t.rows = append(t.rows, r) }

// median returns the middle of the figures, 0 if there are none.
func median(figures []float64) float64 {
	if len(figures) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(figures))
	return sorted[len(sorted)/2]
}

func (t *table) print(w io.Writer) {
	tab := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tab, "what\tmedian\tunit\tagainst\tmedian\tratio")
	for _, r := range t.rows {
		ours, theirs := median(r.Ours), median(r.Theirs)
		other, ratio := "–", "–"
		if theirs > 0 {
			other, ratio = fmt.Sprintf("%.4g", theirs), fmt.Sprintf("%.2f", ours/theirs)
		}
		fmt.Fprintf(tab, "%s\t%.4g\t%s\t%s\t%s\t%s\n", r.What, ours, r.Unit, r.Against, other, ratio)
	}
	tab.Flush()
}

// save writes the raw figures with what they were measured on.
func (t *table) save(dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	text, err := json.MarshalIndent(map[string]any{
		"go": runtime.Version(), "os": runtime.GOOS, "arch": runtime.GOARCH,
		"processors": runtime.NumCPU(), "rows": t.rows,
	}, "", "  ")
	if err != nil {
		return err
	}
	name := time.Now().UTC().Format("20060102T150405Z") + ".json"
	return os.WriteFile(filepath.Join(dir, name), append(text, '\n'), 0o644)
}
