using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Broadcasts;

/// <summary>One row of <see cref="BroadcastFlow"/>: in this state this may be done, and then one of those is its state.</summary>
/// <param name="To">More than one where the parts decide, or what of it has gone out.</param>
/// <param name="Permission">Null for what only the product itself does.</param>
public sealed record BroadcastMove(string From, BroadcastAction Action, IReadOnlyList<string> To, Permission? Permission);
