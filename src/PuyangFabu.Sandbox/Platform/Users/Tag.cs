namespace PuyangFabu.Sandbox.Platform.Users;

/// <summary>A tag (标签) of an account; ids below 100 are the platform's own.</summary>
internal sealed record Tag(int Id, string Name);
