namespace PuyangFabu.Sandbox.Platform.Faults;

/// <summary>Right before or right after the effect of a call; the answer has not left yet.</summary>
/// <param name="Account">Slug.</param>
/// <param name="Path">E.g. <c>cgi-bin/message/mass/sendall</c>.</param>
/// <param name="Before">True before the effect, false after it.</param>
/// <param name="Code">The errcode that will be answered, 0 for success; null before the effect.</param>
public sealed record PlatformMoment(string Account, string Path, bool Before, int? Code);
