namespace PuyangFabu.Console.Frame;

/// <summary>A file that came with a form.</summary>
/// <param name="Name">As the sender calls it.</param>
public sealed record SentFile(string Name, byte[] Content);
