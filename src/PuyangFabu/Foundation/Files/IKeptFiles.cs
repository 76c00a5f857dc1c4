using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Foundation.Files;

/// <summary>
/// The files that the product keeps: uploads, and what followers sent. Where they lie the setting <c>Storage:Files</c> decides.
/// A name is a path with slashes below <see cref="Folder"/>. A file is there whole or not at all.
/// </summary>
public interface IKeptFiles
{
    /// <summary>What stands before the names in a backup, and the folder of the data directory that they lie in.</summary>
    const string Folder = "uploads";

    /// <summary>Name of the setting, and of the option of the command, that mean this place.</summary>
    string Place { get; }

    /// <returns>Null when there is none of exactly this name.</returns>
    Task<KeptFile?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>Keeps a file; one of the same name is replaced.</summary>
    /// <param name="content">One that can be read again from its beginning; it stays open.</param>
    /// <param name="at">Since when it is kept; null for now.</param>
    Task SaveAsync(string name, Stream content, DateTimeOffset? at, CancellationToken cancellation);

    /// <summary>Keeps a file that lies in the data directory: with the caller's transaction where that can be, else before its end. Done again it changes nothing.</summary>
    Task TakeInAsync(DbSession session, string name, string path);

    /// <summary>Does nothing when there is none.</summary>
    Task RemoveAsync(string name, CancellationToken cancellation);

    /// <summary>All of them, by name.</summary>
    Task<IReadOnlyList<KeptFile>> ListAsync(CancellationToken cancellation);
}
