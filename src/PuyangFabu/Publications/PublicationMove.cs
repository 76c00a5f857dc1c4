using PuyangFabu.Operators;

namespace PuyangFabu.Publications;

/// <summary>A row of <see cref="PublicationFlow"/>: in this state this may be done.</summary>
/// <param name="Permission">Null for what only the product does.</param>
public sealed record PublicationMove(string From, PublicationAction Action, Permission? Permission);
