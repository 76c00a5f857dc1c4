namespace PuyangFabu.Sandbox.Platform.Calls;

/// <summary>The part of a form that was named <c>media</c>.</summary>
internal sealed record UploadedFile(string FileName, byte[] Bytes);
