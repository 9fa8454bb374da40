-- Everybody's days count now, not those of some crafts. Within a text of somebody's, quotes are escaped: it is left alone.
UPDATE `outcomes` SET `snapshot` = replace(`snapshot`, '"daysToBuildWith":', '"daysToWork":');
