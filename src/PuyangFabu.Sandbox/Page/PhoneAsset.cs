using Microsoft.Net.Http.Headers;

namespace PuyangFabu.Sandbox.Page;

/// <summary>A file of the phone page with the tag that names its content.</summary>
internal sealed record PhoneAsset(string Name, string ContentType, byte[] Bytes, EntityTagHeaderValue Tag);
