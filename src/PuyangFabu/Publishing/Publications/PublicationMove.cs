using PuyangFabu.People.Actors;

namespace PuyangFabu.Publishing.Publications;

/// <summary>A row of <see cref="PublicationFlow"/>: in this state this may be done, and then one of those is its state.</summary>
/// <param name="To">More than one where WeChat's answer decides.</param>
/// <param name="Permission">Null for what only the product does.</param>
public sealed record PublicationMove(string From, PublicationAction Action, IReadOnlyList<string> To, Permission? Permission);
