package synth

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// A person is made up.
type person struct {
	id, name, email, user, section, track string

	skill float64 // the share of exercises that are right
}

var (
	given = strings.Fields(`Ada Amir Ayse Ben Carla Chen Clara Deniz Edsger Elif Emma Erik Fatima Felix Grace Hana Ida
		Ilja Ines Jonas Jun Kai Katja Kofi Lea Leslie Lina Luca Malik Mara Marek Mei Mila Nadia Nils Noor Olga Omar Paula
		Per Priya Rania Rosa Samir Selma Tim Tova Uma Vera Yuki Zoe`)
	family = strings.Fields(`Adler Bauer Çelik Chen Dahl Demir Dubois Ferrari Fischer Garcia Haddad Hansen Ivanova Jensen
		Kaya Kim Klein Kowalski Lamport Larsen Li Lindqvist Mbeki Meyer Moreau Nakamura Novák Okafor Olsen Öztürk Park
		Patel Peters Popescu Ricci Rossi Sato Schmidt Silva Singh Sørensen Tanaka Wagner Wang Weber Yılmaz Zhang`)
)

// hostile are names that are more than names to somebody: to a browser, a
// spreadsheet, a terminal, a log of GitHub's, a template. They come again and
// again, so that a small class has some as well.
var hostile = []string{
	`<script>document.title='owned'</script>`,
	`=cmd|'/C calc'!A0`,
	`"><img src=x onerror=alert(1)>`,
	`@SUM(1+1)*cmd|' /C calc'!A0`,
	`Robert'); DROP TABLE class_student;--`,
	`::error title=owned::owned`,
	`{{.Secret}} ${7*7} %s%n`,
	"O'Neill, \"Max\"",
	`-2+3+cmd`,
	`../../etc/passwd`,
	`אבגד مرحبا 张伟 👩‍💻`,
	`</title></script><svg/onload=alert(1)>`,
}

// hostileEvery is how many students there are to a hostile one.
const hostileEvery = 15

func (c *class) person(i int) person {
	// Everybody has a chance generator of their own, so that who they are does
	// not depend on how many come before, and is the same at every attempt.
	chance := rand.New(rand.NewPCG(c.Seed, uint64(i)+1))
	p := person{
		id:      fmt.Sprintf("s%05d", i+1),
		name:    given[chance.IntN(len(given))] + " " + family[chance.IntN(len(family))],
		section: string(rune('A' + chance.IntN(4))),
		track:   []string{"computer science", "mathematics", "robotics"}[chance.IntN(3)],
		skill:   0.15 + 0.7*chance.Float64(),
	}
	p.user = fmt.Sprintf("user%05d", i+1)
	p.email = p.user + "@example.org"
	if i%hostileEvery == 3 {
		p.name = hostile[i/hostileEvery%len(hostile)]
	}
	p.skill = min(0.97, p.skill+0.12*float64(max(c.Attempt, 1)-1))
	return p
}
