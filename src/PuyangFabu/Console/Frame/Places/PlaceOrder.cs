namespace PuyangFabu.Console.Frame.Places;

/// <summary>The places of the navigation in the order in which people need them; each ten is a group of its own.</summary>
public enum PlaceOrder
{
    Desk = 0,
    Articles = 10,
    Review = 11,
    Broadcasts = 12,
    Inbox = 20,
    Replies = 21,
    Menu = 22,
    Boards = 30,
    Directory = 31,
    Synonyms = 32,
    WordLists = 33,
    Followers = 40,
    Audit = 50,
    Operators = 51,
    Settings = 52,
    Doctor = 53,
    Backup = 54,
}
