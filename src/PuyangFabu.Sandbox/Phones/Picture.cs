namespace PuyangFabu.Sandbox.Phones;

/// <summary>A picture a follower can send.</summary>
/// <param name="MediaId">Stands in the message and in the picture's address.</param>
/// <param name="Md5">Lower-case hex, as picture menus report it.</param>
internal sealed record Picture(string MediaId, string ContentType, byte[] Bytes, string Md5);
