export function WorkspaceSettings() { return <h1>WorkspaceSettings</h1> }
