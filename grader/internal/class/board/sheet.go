package board

import (
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"

	"interleave/grader"
	"interleave/grader/internal/page"
)

// A shelf keeps the sheets that were drawn last, by file and place on the page.
// Most of the time of a large board would go into drawing the same ones again:
// students who hand in the same file get the same sheet.
type shelf = lru.Cache[string, page.Rendered]

// kept is how many sheets are on it.
const kept = 512

func newShelf() *shelf {
	s, err := lru.New[string, page.Rendered](kept)
	if err != nil {
		panic(err) // for no size above zero
	}
	return s
}

// sheets are the exercises of a student as they stand on the page.
func (b *Board) sheets(s *Student) ([]page.Rendered, error) {
	if s.Result == nil {
		return nil, nil
	}
	var all []page.Rendered
	for i, ex := range s.Result.Exercises {
		one, err := b.sheet(s, i, ex)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, nil
}

// sheet takes one from the shelf, or draws it. What a person decided is about one
// student, and is drawn for that one alone.
func (b *Board) sheet(s *Student, i int, ex grader.ExerciseResult) (page.Rendered, error) {
	file := s.unit(ex.ID)
	if file == "" || s.Decided(ex.ID) != nil {
		return s.draw(i, ex).Render()
	}
	place := fmt.Sprintf("%s %d", file, i)
	if one, drawn := b.shelf.Get(place); drawn {
		return one, nil
	}
	one, err := s.draw(i, ex).Render()
	if err == nil {
		b.shelf.Add(place, one)
	}
	return one, err
}

// unit names the file that was handed in last for an exercise, by its content.
func (s *Student) unit(exercise string) string {
	if latest := s.Latest(); latest != nil {
		return latest.Units[exercise]
	}
	return ""
}

// draw makes the sheet of an exercise, with what a person has decided.
func (s *Student) draw(i int, ex grader.ExerciseResult) page.Sheet {
	one := page.NewSheet(i, ex, s.Files[ex.ID].Source)
	one.Counts = s.ScoreOf(ex)
	if o := s.Decided(ex.ID); o != nil {
		one.Reason = fmt.Sprintf("%s points by hand on %s: %s", points(o.Score), when(o.At), o.Reason)
	}
	return one
}
