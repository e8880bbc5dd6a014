export function NewWorkspace() { return <h1>NewWorkspace</h1> }
