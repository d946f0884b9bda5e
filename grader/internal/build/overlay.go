package build

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// lay writes the texts below dir and an overlay that puts each where its name
// says. It returns the overlay's file.
func lay(dir string, texts map[string][]byte) (string, error) {
	replace := make(map[string]string)
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		replace[name] = filepath.Join(dir, base(name))
		if err := os.WriteFile(replace[name], texts[name], 0o644); err != nil {
			return "", fmt.Errorf("write the overlay: %w", err)
		}
	}
	text, err := json.MarshalIndent(map[string]any{"Replace": replace}, "", "\t")
	if err != nil {
		return "", fmt.Errorf("write the overlay: %w", err)
	}
	file := filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return "", fmt.Errorf("write the overlay: %w", err)
	}
	return file, nil
}
