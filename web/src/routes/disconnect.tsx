export function Disconnect() { return <h1>Disconnect</h1> }
