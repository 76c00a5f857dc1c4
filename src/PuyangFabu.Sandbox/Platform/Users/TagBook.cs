namespace PuyangFabu.Sandbox.Platform.Users;

/// <summary>An account's tags. Used under the account's lock.</summary>
internal sealed class TagBook
{
    public const int Most = 100, FirstOwnId = 100;

    private const int LongestName = 30;

    private readonly List<Tag> tags = [new Tag(2, "星标组")];
    private int nextId = FirstOwnId;

    public IReadOnlyList<Tag> All => tags;

    public bool Exists(long id) => tags.Exists(tag => tag.Id == id);

    /// <param name="code">Why not, 0 when it was made.</param>
    public Tag? Create(string? name, out int code)
    {
        code = tags.Count(static tag => tag.Id >= FirstOwnId) >= Most ? 45056 : Check(name, null);
        if (code != 0)
        {
            return null;
        }

        var tag = new Tag(nextId++, name!);
        tags.Add(tag);
        return tag;
    }

    public int Rename(long id, string? name)
    {
        var index = tags.FindIndex(tag => tag.Id == id);
        var code = CheckOwn(id, index) is var own and not 0 ? own : Check(name, id);
        if (code == 0)
        {
            tags[index] = tags[index] with { Name = name! };
        }

        return code;
    }

    public int Delete(long id)
    {
        var index = tags.FindIndex(tag => tag.Id == id);
        var code = CheckOwn(id, index);
        if (code == 0)
        {
            tags.RemoveAt(index);
        }

        return code;
    }

    private static int CheckOwn(long id, int index) => id is >= 0 and < FirstOwnId ? 45058 : index < 0 ? 45159 : 0;

    private int Check(string? name, long? own) => name switch
    {
        null or "" => 45157,
        _ when Calls.JsonReading.Bytes(name) > LongestName => 45158,
        _ when tags.Exists(tag => tag.Name == name && tag.Id != own) => 45157,
        _ => 0,
    };
}

/// <summary>A tag (标签) of an account; ids below 100 are the platform's own.</summary>
internal sealed record Tag(int Id, string Name);
