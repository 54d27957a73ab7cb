// Joining: what is found shows up while somebody types, and what they have entered stays while it is compared. Both work without this.
import { keepEntered } from "./check";
import { searchWhileTyping } from "./search";

const field = document.querySelector<HTMLInputElement>("#sponsor");
if (field !== null) searchWhileTyping(field);
keepEntered();
