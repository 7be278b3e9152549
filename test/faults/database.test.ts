import { callsFortnox, databaseCases } from './andersson-table';
import { databaseFaults } from './suites';

databaseFaults(databaseCases, callsFortnox);
