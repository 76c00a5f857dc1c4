namespace PuyangFabu.Content.Uploads;

/// <summary>A file as someone sent it; nothing of it is believed.</summary>
/// <param name="FileName">As the sender wrote it.</param>
/// <param name="Alt">Description of the picture.</param>
public sealed record UploadRequest(byte[] Content, string FileName, string Alt);
