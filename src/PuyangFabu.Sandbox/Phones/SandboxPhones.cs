namespace PuyangFabu.Sandbox.Phones;

/// <summary>What the host may know of the sandbox's phones.</summary>
public static class SandboxPhones
{
    /// <summary>The people with a phone from the start, the same after a restart.</summary>
    public static IReadOnlyList<(string OpenId, string Name)> First(string appId, string originalId) =>
        [.. Enumerable.Range(0, PhoneBook.FirstFollowers).Select(index => (InventedFollowers.OpenId(appId, originalId, index), InventedFollowers.NameOf(index)))];
}
