namespace PuyangFabu.WeChat.Api.Media;

/// <summary>A file to upload; WeChat goes by the name's ending and by the content.</summary>
/// <param name="FileName">With its ending; ASCII.</param>
/// <param name="ContentType">For example <c>image/jpeg</c>.</param>
public sealed record MediaFile(string FileName, string ContentType, ReadOnlyMemory<byte> Content);
