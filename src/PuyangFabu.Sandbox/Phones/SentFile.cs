namespace PuyangFabu.Sandbox.Phones;

/// <summary>A voice, a film or the cover of one, as a follower's phone sent it.</summary>
/// <param name="IsFilm">The platform gives the address of a film and the bytes of everything else.</param>
internal sealed record SentFile(string MediaId, string ContentType, byte[] Bytes, bool IsFilm);
