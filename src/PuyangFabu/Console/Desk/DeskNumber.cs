namespace PuyangFabu.Console.Desk;

/// <summary>How much of one kind waits for the person at the desk.</summary>
/// <param name="More">There are more than were counted.</param>
/// <param name="Path">Where it is dealt with.</param>
/// <param name="Urgent">Followers may be affected, or somebody is in a hurry: it stands out, before all else.</param>
public sealed record DeskNumber(string Name, int Count, bool More, string Path, bool Urgent = false);
