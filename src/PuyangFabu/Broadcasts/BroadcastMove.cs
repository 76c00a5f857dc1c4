using PuyangFabu.Operators;

namespace PuyangFabu.Broadcasts;

/// <summary>One row of <see cref="BroadcastFlow"/>: in this state this may be done, and then that is its state.</summary>
/// <param name="Permission">Null for what only the product itself does.</param>
public sealed record BroadcastMove(string From, BroadcastAction Action, string To, Permission? Permission);
