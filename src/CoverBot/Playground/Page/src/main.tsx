import { render } from "preact";
import { App } from "./App";
import "../styles/base.css";
import "../styles/frame.css";
import "../styles/messages.css";
import "../styles/cards.css";
import "../styles/dialogs.css";

render(<App />, document.getElementById("app")!);
