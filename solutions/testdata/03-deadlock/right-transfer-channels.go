// The balance is in a channel, and who has taken it out is the only one to know
// it. Taken in the order of the ids.
package deadlock

type Account struct {
	id      int
	balance chan int
}

func NewAccount(id, opening int) *Account {
	a := &Account{id: id, balance: make(chan int, 1)}
	a.balance <- opening
	return a
}

func (a *Account) Balance() int {
	balance := <-a.balance
	a.balance <- balance
	return balance
}

func Transfer(from, to *Account, amount int) error {
	if from == to {
		return from.covers(amount)
	}
	var there, here int
	if from.id < to.id {
		there = <-from.balance
		here = <-to.balance
	} else {
		here = <-to.balance
		there = <-from.balance
	}
	var err error
	if there < amount {
		err = ErrInsufficientFunds
	} else {
		there, here = there-amount, here+amount
	}
	from.balance <- there
	to.balance <- here
	return err
}
